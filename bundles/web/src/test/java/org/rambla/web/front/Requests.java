// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Requests that know only what a test told them; any other question fails. */
public final class Requests {
    private Requests() {}

    /** Headers as "Name: value"; several of one name are several lines. */
    public static HttpServletRequest from(String address, String... headers) {
        return request(Map.of("getRemoteAddr", address), "", List.of(), headers);
    }

    public static HttpServletRequest form(String body) {
        return request(
                Map.of("getContentType", "application/x-www-form-urlencoded;charset=ISO-8859-1"), body, List.of());
    }

    public static HttpServletRequest body(String type, String body) {
        return request(type == null ? Map.of() : Map.of("getContentType", type), body, List.of());
    }

    public static HttpServletRequest multipart(Part... parts) {
        return request(Map.of("getContentType", "Multipart/Form-Data; boundary=x"), "", Arrays.asList(parts));
    }

    private static HttpServletRequest request(
            Map<String, Object> known, String body, Collection<Part> parts, String... headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" ->
                        header(headers, (String) arguments[0]).stream()
                                .findFirst()
                                .orElse(null);
                    case "getHeaders" -> Collections.enumeration(header(headers, (String) arguments[0]));
                    case "getInputStream" -> stream(body);
                    case "getParts" -> parts;
                    case "setCharacterEncoding" -> null;
                    case "getLocalPort" -> 8080;
                    case "getContentType" -> known.get("getContentType");
                    case "getRemoteAddr" -> known.get("getRemoteAddr");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static List<String> header(String[] headers, String name) {
        return Arrays.stream(headers)
                .filter(h ->
                        h.toLowerCase(java.util.Locale.ROOT).startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .map(h -> h.substring(h.indexOf(':') + 1).trim())
                .toList();
    }

    private static ServletInputStream stream(String body) {
        InputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return bytes.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** A part of a form; a file when it has a file name. */
    public static final class SentPart implements Part {
        private final String name;
        private final String file;
        private final byte[] bytes;
        private final long size;
        private boolean deleted;

        public SentPart(String name, String file, String content) {
            this(name, file, content.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8).length);
        }

        /** @param size as the container says it */
        public SentPart(String name, String file, byte[] bytes, long size) {
            this.name = name;
            this.file = file;
            this.bytes = bytes;
            this.size = size;
        }

        public boolean deleted() {
            return deleted;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String getContentType() {
            return null;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getSubmittedFileName() {
            return file;
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        public void write(String fileName) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete() {
            deleted = true;
        }

        @Override
        public String getHeader(String header) {
            return null;
        }

        @Override
        public Collection<String> getHeaders(String header) {
            return List.of();
        }

        @Override
        public Collection<String> getHeaderNames() {
            return List.of();
        }
    }
}
