// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A form as it came in with a request. */
public final class ReceivedForm implements Form {
    private static final int MOST_FIELDS = 2_000;
    /** Bytes of text, over all fields. */
    private static final int MOST_TEXT = 8_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedForm.class);

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, List<Upload>> files = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Messages messages;
    private final List<Part> parts = new ArrayList<>();
    private int fields;
    private long text;
    private String token = "";
    private String submission = "";

    private ReceivedForm(Messages messages) {
        this.messages = messages;
    }

    /**
     * Reads the body of a request; what stands in the address is no part of the form.
     *
     * @throws Refusal 415 when it is no form, 413 when it has too many fields or too much text
     * @throws IOException when it was cut short, or is too large for the container
     */
    public static ReceivedForm read(HttpServletRequest request, Messages messages) throws IOException {
        ReceivedForm form = new ReceivedForm(messages);
        switch (type(request)) {
            case "multipart/form-data" -> {
                // Names of fields and files; the container would take the machine's own character set.
                request.setCharacterEncoding("UTF-8");
                try {
                    form.parts.addAll(request.getParts());
                } catch (ServletException e) {
                    throw new IOException(e);
                }
                for (Part part : form.parts) {
                    form.take(part);
                }
            }
            case "application/x-www-form-urlencoded" -> UrlEncoded.read(request.getInputStream(), MOST_TEXT, form::put);
            case "" -> {}
            default -> throw new Refusal(415, "web.refusal.mediaType");
        }
        return form;
    }

    /** The media type of a body without its parameters, in lower case; "" when it has none. */
    public static String type(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return "";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private void take(Part part) throws IOException {
        if (part.getSubmittedFileName() == null) {
            text += part.getSize();
            if (text > MOST_TEXT) {
                throw tooLarge();
            }
            try (InputStream in = part.getInputStream()) {
                put(part.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } else if (part.getSize() > 0 || !part.getSubmittedFileName().isBlank()) {
            // An empty file is refused in words by whoever takes it; a field in which none was chosen has no name.
            count();
            files.computeIfAbsent(clean(part.getName()), n -> new ArrayList<>()).add(new PartUpload(part));
        }
    }

    private void put(String name, String value) {
        count();
        switch (name) {
            case FormToken.FIELD -> token = value;
            case FormToken.SUBMISSION -> submission = value.matches("[0-9a-f]{32}") ? value : "";
            default ->
                values.computeIfAbsent(clean(name), n -> new ArrayList<>()).add(clean(value));
        }
    }

    private void count() {
        if (++fields > MOST_FIELDS) {
            throw tooLarge();
        }
    }

    static Refusal tooLarge() {
        return new Refusal(413, "web.refusal.tooLarge");
    }

    /** Line ends as \n; no control characters, no halves of surrogate pairs. */
    private static String clean(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r') {
                if (i + 1 >= value.length() || value.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                    out.append(c).append(value.charAt(++i));
                }
            } else if (c == '\n'
                    || c == '\t'
                    || (c >= 0x20 && c != 0x7f && !Character.isLowSurrogate(c) && c < 0xfffe)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    public String token() {
        return token;
    }

    /** Everything that was typed, for giving it back: no passwords. */
    public Map<String, List<String>> typed() {
        Map<String, List<String>> typed = new LinkedHashMap<>(values);
        typed.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).contains("password"));
        return typed;
    }

    /** Frees what the container keeps of files until the request is over. */
    public void discard() {
        for (Part part : parts) {
            try {
                part.delete();
            } catch (IOException e) {
                LOG.warn("What was left of an upload could not be deleted: {}", e.getMessage());
            }
        }
    }

    public boolean hasFiles() {
        return !files.isEmpty();
    }

    @Override
    public String value(String field) {
        return raw(field).strip();
    }

    @Override
    public String raw(String field) {
        List<String> all = values.get(field);
        return all == null ? "" : all.get(0);
    }

    @Override
    public List<String> values(String field) {
        return Collections.unmodifiableList(values.getOrDefault(field, List.of()));
    }

    @Override
    public boolean has(String field) {
        return values.containsKey(field);
    }

    @Override
    public Set<String> fields() {
        return Collections.unmodifiableSet(values.keySet());
    }

    @Override
    public List<Upload> files(String field) {
        return files.getOrDefault(field, List.of());
    }

    @Override
    public String submission() {
        return submission;
    }

    @Override
    public String required(String field, int max) {
        String value = optional(field, max);
        if (value.isEmpty()) {
            reject(field, "web.problem.required");
        }
        return value;
    }

    @Override
    public String optional(String field, int max) {
        String value = value(field);
        if (value.length() > max) {
            reject(field, "web.problem.tooLong", max, value.length());
        }
        return value;
    }

    @Override
    public long number(String field, long least, long most) {
        try {
            long number = Long.parseLong(value(field));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        reject(field, "web.problem.number", least, most);
        return least;
    }

    @Override
    public String oneOf(String field, Set<String> options) {
        String value = value(field);
        if (!options.contains(value)) {
            reject(field, "web.problem.choice");
        }
        return value;
    }

    @Override
    public void reject(String field, String messageKey, Object... arguments) {
        problems.putIfAbsent(field, messages.text(messageKey, arguments));
    }

    @Override
    public boolean valid() {
        return problems.isEmpty();
    }

    @Override
    public Map<String, String> problems() {
        return Collections.unmodifiableMap(problems);
    }

    private record PartUpload(Part part) implements Upload {
        @Override
        public String name() {
            return part.getSubmittedFileName();
        }

        @Override
        public long size() {
            return part.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }
}
