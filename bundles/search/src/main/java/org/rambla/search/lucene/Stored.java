// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.translation.Reading.Origin;

/** What a hit shows of a document, as the index keeps it. */
record Stored(
        String key,
        String kind,
        long item,
        long space,
        long author,
        long organisation,
        Instant at,
        boolean held,
        boolean files,
        long titleOf,
        String path,
        List<Text> texts) {
    /** Characters of a text that passages are taken from. */
    private static final int LONGEST = 100_000;

    static byte[] bytes(SearchDocument document) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, document.key());
            text(out, document.kind());
            out.writeLong(document.item());
            out.writeLong(document.space());
            out.writeLong(document.author());
            out.writeLong(document.organisation());
            out.writeLong(document.at().toEpochMilli());
            out.writeBoolean(!document.at().equals(document.written()));
            out.writeBoolean(document.files());
            out.writeLong(document.titleOf());
            text(out, document.path());
            out.writeShort(document.texts().size());
            for (Text text : document.texts()) {
                write(out, text);
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Text text) throws IOException {
        text(out, text.language());
        text(out, text.title());
        text(out, text.path());
        out.writeByte(text.origin().ordinal());
        int left = LONGEST;
        List<Block> kept = new ArrayList<>();
        for (Block block : text.blocks()) {
            if (left <= 0) {
                break;
            }
            kept.add(block);
            left -= block.text().length();
        }
        out.writeInt(kept.size());
        for (Block block : kept) {
            text(out, block.anchor());
            text(out, block.text());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Stored of(BytesRef bytes) {
        return of(bytes, true);
    }

    /** Language in which it was written, "" when it is not known. */
    String source() {
        return texts.isEmpty() ? "" : texts.get(0).language();
    }

    /** Without passages, which need not be made into texts where only titles are shown. */
    static Stored titles(BytesRef bytes) {
        return of(bytes, false);
    }

    private static Stored of(BytesRef bytes, boolean blocks) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            String key = text(in);
            String kind = text(in);
            long item = in.readLong();
            long space = in.readLong();
            long author = in.readLong();
            long organisation = in.readLong();
            Instant at = Instant.ofEpochMilli(in.readLong());
            boolean held = in.readBoolean();
            boolean files = in.readBoolean();
            long titleOf = in.readLong();
            String path = text(in);
            int count = in.readShort();
            List<Text> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(read(in, blocks));
            }
            return new Stored(key, kind, item, space, author, organisation, at, held, files, titleOf, path, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Text read(DataInputStream in, boolean passages) throws IOException {
        String language = text(in);
        String title = text(in);
        String path = text(in);
        Origin origin = origin(in);
        int count = length(in);
        List<Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (passages) {
                blocks.add(new Block(text(in), text(in)));
            } else {
                in.skipNBytes(length(in));
                in.skipNBytes(length(in));
            }
        }
        return new Text(language, title, blocks, path, origin);
    }

    private static Origin origin(DataInputStream in) throws IOException {
        int ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= Origin.values().length) {
            throw new EOFException("An origin of " + ordinal);
        }
        return Origin.values()[ordinal];
    }

    /** Damaged files say anything; no more is made room for than is there. */
    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException("A length of " + length + " with " + in.available() + " bytes left");
        }
        return length;
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
