// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.wiki.exchange.in.PageHtml.Facts;
import org.rambla.wiki.exchange.in.PageHtml.Target;

/** The door for what comes from elsewhere. */
public final class Intake {
    /** Largest file, in bytes. */
    public static final long MAX_SIZE = 100L * 1024 * 1024;

    /** Of files that are there while something is read: of this process, for several may share a folder. */
    static final String PREFIX = "rambla-import-" + ProcessHandle.current().pid() + "-";

    private Intake() {}

    /**
     * Reads what came, by what its bytes look like. Work, and for large files a lot of it: never inside a transaction.
     *
     * @return to be closed when its files were read
     * @throws Refusal 422 with a plain message when it is none of the known kinds, damaged, or a trap; 413 when too large
     */
    public static Arrived read(Upload upload) throws IOException {
        Path file = Files.createTempFile(PREFIX, ".tmp");
        try {
            try (InputStream in = upload.open()) {
                copy(in, file);
            }
            return read(
                    file, upload.name() == null ? "" : Names.last(upload.name().replace('\\', '/')));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[16_384];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > MAX_SIZE) {
                    throw new Refusal(413, "wiki.import.tooLarge", MAX_SIZE / (1024 * 1024));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Arrived read(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(Looks.HEAD);
        }
        if (head.length == 0) {
            throw new Refusal(422, "content.file.empty");
        }
        if (Looks.zip(head)) {
            return zip(file, name);
        }
        Closeable source = () -> Files.deleteIfExists(file);
        if (Looks.mediaWiki(head)) {
            try (InputStream in = Files.newInputStream(file)) {
                return MediaWiki.read(in, null, source);
            }
        }
        if (Looks.declaresType(head)) {
            throw new Refusal(422, "wiki.import.entities");
        }
        boolean markdown = Names.ending(name).matches("md|markdown|mdown|txt");
        boolean text = new String(head, StandardCharsets.ISO_8859_1).indexOf('\u0000') < 0;
        if (!text || !markdown && !Looks.html(head) && !ZipPages.text(name)) {
            throw new Refusal(422, "wiki.import.kind");
        }
        return single(file, name, markdown && !Looks.html(head), source);
    }

    private static Arrived zip(Path file, String name) throws IOException {
        Archive archive = Archive.open(file);
        Closeable source = () -> {
            archive.close();
            Files.deleteIfExists(file);
        };
        try {
            if (Docx.is(archive)) {
                return Docx.read(archive, name, source);
            }
            for (String entry : archive.names()) {
                if (Names.ending(entry).equals("xml") && Looks.mediaWiki(archive.head(entry, Looks.HEAD))) {
                    try (InputStream in = archive.open(entry)) {
                        return MediaWiki.read(in, archive, source);
                    }
                }
            }
            return new ZipPages(archive, source).read();
        } catch (IOException | RuntimeException | Error e) {
            archive.close();
            throw e;
        }
    }

    private static Arrived single(Path file, String name, boolean markdown, Closeable source) throws IOException {
        if (Files.size(file) > ZipPages.MAX_TEXT) {
            throw new Refusal(422, "wiki.import.fileTooLarge", Names.shown(name), ZipPages.MAX_TEXT / (1024 * 1024));
        }
        String text = Looks.decoded(Files.readAllBytes(file)).replace("\u0000", "");
        String title = "";
        String language = "";
        Filled filled = Filled.NONE;
        List<Remark> remarks = new ArrayList<>();
        if (markdown) {
            Markdown.Text read = Markdown.read(text, name);
            text = read.html();
            title = read.facts().getOrDefault("title", "");
            language = read.facts().getOrDefault("language", "");
            filled = ZipPages.filled(read, remarks);
        }
        Facts facts = new Facts(name, "", title, language, Names.title(name), remarks);
        return new Arrived(
                List.of(PageHtml.page(text, facts, address -> Target.NOWHERE).with(filled)),
                Map.of(),
                List.of(),
                source);
    }
}
