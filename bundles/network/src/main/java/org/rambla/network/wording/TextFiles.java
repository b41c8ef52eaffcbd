// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.rambla.network.wording.Catalogue.Entry;

/**
 * Interface texts as the files that programs of translators know: {@code messages_es.properties} in UTF-8, one for each
 * part of the server, all of them in a ZIP archive beside the English ones. Each text has the English one in a comment
 * above it; what is not translated yet is empty.
 */
final class TextFiles {
    /** Bytes that a file may have, packed or not. */
    static final int MOST = 8 * 1024 * 1024;

    private static final int FILES = 500;
    private static final int TEXTS = 50_000;
    private static final String ENDING = ".properties";

    private TextFiles() {}

    /** A file that cannot be read: the key of the reason. */
    static final class Unreadable extends Exception {
        private final String key;

        Unreadable(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    static String name(String language) {
        return "messages_" + language + ENDING;
    }

    /** One part. */
    static String properties(List<Entry> entries, String language) {
        StringBuilder out = new StringBuilder();
        for (Entry entry : entries) {
            if (!language.equals("en")) {
                out.append("# ").append(entry.english().replace("\n", " ")).append('\n');
            }
            out.append(entry.key()).append('=').append(escaped(entry.text())).append('\n');
        }
        return out.toString();
    }

    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }

    /** All parts, with the English texts beside those of another language. */
    static byte[] archive(Catalogue catalogue, Catalogue english) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (String part : catalogue.parts()) {
                add(zip, part, catalogue);
                if (!catalogue.language().equals(english.language())) {
                    add(zip, part, english);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String part, Catalogue catalogue) throws IOException {
        ZipEntry entry = new ZipEntry(part + "/" + name(catalogue.language()));
        // The same texts are the same bytes.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(properties(of(part, catalogue), catalogue.language()).getBytes(UTF_8));
        zip.closeEntry();
    }

    static List<Entry> of(String part, Catalogue catalogue) {
        return catalogue.all().stream()
                .filter(entry -> entry.part().equals(part))
                .toList();
    }

    /**
     * The texts of a file that came in, by key; empty ones are left out.
     *
     * @param name of the file, as the browser said
     */
    static Map<String, String> read(byte[] file, String name, String language) throws Unreadable, IOException {
        Map<String, String> texts = new TreeMap<>();
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            if (unpack(file, language, texts) == 0) {
                throw new Unreadable("network.wording.file.none");
            }
        } else if (XliffFiles.is(file)) {
            texts.putAll(XliffFiles.read(file, language));
        } else if (otherLanguage(name, language)) {
            throw new Unreadable("network.wording.file.other");
        } else {
            read(file, texts);
        }
        if (texts.isEmpty()) {
            throw new Unreadable("network.wording.file.none");
        }
        if (texts.size() > TEXTS) {
            throw new Unreadable("network.wording.file.large");
        }
        return texts;
    }

    private static boolean otherLanguage(String name, String language) {
        return name.matches("(?s).*_[a-z]{2}\\.properties") && !name.endsWith("_" + language + ENDING);
    }

    private static int unpack(byte[] file, String language, Map<String, String> texts) throws Unreadable, IOException {
        int found = 0;
        int left = MOST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), UTF_8)) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null; i++) {
                if (i == FILES) {
                    throw new Unreadable("network.wording.file.large");
                }
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new Unreadable("network.wording.file.large");
                }
                if (entry.getName().endsWith("_" + language + ENDING)) {
                    read(content, texts);
                    found++;
                }
                entry = zip.getNextEntry();
            }
        } catch (ZipException | IllegalArgumentException | EOFException e) {
            throw new Unreadable("network.wording.file.unreadable");
        }
        return found;
    }

    private static void read(byte[] file, Map<String, String> texts) throws Unreadable, IOException {
        Properties properties = new Properties();
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            properties.load(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new Unreadable("network.wording.file.unreadable");
        }
        for (String key : properties.stringPropertyNames()) {
            String text = TextCheck.tidy(properties.getProperty(key));
            if (!text.isEmpty()) {
                texts.put(key, text);
            }
        }
        if (texts.size() > TEXTS) {
            throw new Unreadable("network.wording.file.large");
        }
    }
}
