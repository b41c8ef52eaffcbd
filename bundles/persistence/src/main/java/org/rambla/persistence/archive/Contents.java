// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of contents of an archive, {@code contents.json}.
 *
 * @param tables what is in each table, by name
 * @param sequences next values, by name
 * @param identities next values, by "table.column"
 * @param files how many files
 */
record Contents(Map<String, Rows> tables, Map<String, Long> sequences, Map<String, Long> identities, long files) {
    static final String NAME = "contents.json";
    private static final int FORMAT = 1;

    /** @param columns in the order of the values in a line */
    record Rows(List<String> columns, long rows, String checksum) {}

    long rows() {
        return tables.values().stream().mapToLong(Rows::rows).sum();
    }

    void write(JsonProvider json, OutputStream out) {
        var all = json.createObjectBuilder();
        tables.forEach((name, table) -> all.add(
                name,
                json.createObjectBuilder()
                        .add("columns", json.createArrayBuilder(table.columns))
                        .add("rows", table.rows)
                        .add("checksum", table.checksum)));
        json.createWriter(out)
                .writeObject(json.createObjectBuilder()
                        .add("format", FORMAT)
                        .add("tables", all)
                        .add("sequences", numbers(json, sequences))
                        .add("identities", numbers(json, identities))
                        .add("files", files)
                        .build());
    }

    private static JsonObject numbers(JsonProvider json, Map<String, Long> numbers) {
        var object = json.createObjectBuilder();
        numbers.forEach(object::add);
        return object.build();
    }

    static Contents read(JsonProvider json, InputStream in) throws IOException {
        try (JsonReader reader = json.createReader(in)) {
            JsonObject object = reader.readObject();
            if (object.getInt("format") != FORMAT) {
                throw new IOException("it is of format " + object.getInt("format"));
            }
            var tables = new TreeMap<String, Rows>();
            object.getJsonObject("tables").forEach((name, value) -> {
                JsonObject table = value.asJsonObject();
                List<String> columns = table.getJsonArray("columns").getValuesAs(jakarta.json.JsonString::getString);
                tables.put(
                        name, new Rows(columns, table.getJsonNumber("rows").longValue(), table.getString("checksum")));
            });
            return new Contents(
                    tables,
                    numbers(object.getJsonObject("sequences")),
                    numbers(object.getJsonObject("identities")),
                    object.getJsonNumber("files").longValue());
        } catch (jakarta.json.JsonException | NullPointerException | ClassCastException e) {
            throw new IOException("its table of contents cannot be read", e);
        }
    }

    private static Map<String, Long> numbers(JsonObject object) {
        var numbers = new TreeMap<String, Long>();
        object.forEach((name, value) -> numbers.put(name, ((jakarta.json.JsonNumber) value).longValueExact()));
        return numbers;
    }
}
