// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NoContentException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;

/** JSON of the addresses under /api: records as objects, instants as ISO texts, nulls left out. */
final class Json {
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        SimpleModule texts = new SimpleModule();
        texts.addSerializer(Instant.class, ToStringSerializer.instance);
        texts.addSerializer(Html.class, ToStringSerializer.instance);
        JsonMapper mapper = JsonMapper.builder()
                .addModule(texts)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxStringLength(2_000_000)
                        .maxDocumentLength(8_000_000)
                        .build());
        return mapper;
    }

    static JacksonJsonProvider provider() {
        return new Provider();
    }

    /** What cannot be read is the sender's mistake, told in words. */
    private static final class Provider extends JacksonJsonProvider {
        Provider() {
            super(MAPPER);
        }

        @Override
        public Object readFrom(
                Class<Object> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            Object read;
            try {
                read = super.readFrom(type, genericType, annotations, mediaType, headers, body);
            } catch (JacksonException | NoContentException e) {
                throw refusal(e);
            }
            if (read == null) {
                throw new Refusal(400, "web.refusal.badRequest");
            }
            return read;
        }

        /** A limit that is passed inside of an object comes wrapped. */
        private static Refusal refusal(IOException problem) {
            for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
                if (cause instanceof StreamConstraintsException) {
                    return new Refusal(413, "web.refusal.tooLarge");
                }
            }
            Refusal refusal = new Refusal(400, "web.refusal.badRequest");
            if (problem instanceof JsonMappingException wrong) {
                String field = wrong.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
                return field.isEmpty() ? refusal : refusal.at(field, "web.problem.kind");
            }
            return refusal;
        }
    }
}
