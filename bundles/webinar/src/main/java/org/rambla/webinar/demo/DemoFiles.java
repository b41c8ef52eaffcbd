// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.Details;

/**
 * Files of an event of the demonstration, stored before the transaction as what members bring: its programme to read
 * before, notes for afterwards, and portraits of its speakers, which show nobody.
 */
final class DemoFiles {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 320;
    private static final Color[] COLOURS = {
        new Color(0x0b5970), new Color(0x1a6636), new Color(0x7f4b00), new Color(0x5b3a8c), new Color(0x8a3324)
    };

    private final List<Stored> before = new ArrayList<>();
    private final List<Stored> afterwards = new ArrayList<>();
    private final Map<String, Stored> portraits = new LinkedHashMap<>();

    private DemoFiles() {}

    private record Brought(String name, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    static DemoFiles store(DemoEvent event, long member, Instant now, Files files) throws IOException {
        DemoFiles all = new DemoFiles();
        Details details = event.draft().details();
        boolean french = event.draft().language().equals("fr");
        boolean coming =
                event.draft().when() != null && event.draft().when().start().isAfter(now);
        if (coming && !details.programme().isEmpty()) {
            StringBuilder text =
                    new StringBuilder(event.draft().title().in(event.draft().language())).append("\n\n");
            details.programme()
                    .forEach(part -> text.append(part.time())
                            .append("  ")
                            .append(part.text())
                            .append('\n'));
            all.before.add(text(french ? "Programme.txt" : "Agenda.txt", text.toString(), member, files));
        }
        if (!event.document().isEmpty()) {
            String text = event.document().in(event.draft().language());
            all.afterwards.add(text(french ? "Compte rendu.txt" : "Notes.txt", text, member, files));
        }
        int number = 0;
        for (Details.Speaker speaker : coming ? details.speakers() : List.<Details.Speaker>of()) {
            Color colour = COLOURS[Math.floorMod(details.called(speaker).hashCode(), COLOURS.length)];
            Upload picture = new Brought("portrait-" + ++number + ".png", portrait(colour));
            all.portraits.put(details.called(speaker), files.store(picture, member));
        }
        return all;
    }

    private static Stored text(String name, String text, long member, Files files) {
        return files.store(new Brought(name, text.getBytes(StandardCharsets.UTF_8)), member);
    }

    /** Head and shoulders of nobody. */
    private static byte[] portrait(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(new Color(0xf2f0eb));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(colour);
            pen.fill(new Ellipse2D.Double(WIDTH * 0.3, HEIGHT * 0.18, WIDTH * 0.4, WIDTH * 0.46));
            pen.fill(new Ellipse2D.Double(WIDTH * 0.1, HEIGHT * 0.58, WIDTH * 0.8, HEIGHT * 0.8));
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    void attach(Transaction tx, long event, Files files) {
        files.attach(tx, event, before);
        files.attach(tx, event, afterwards);
        files.attach(tx, event, List.copyOf(portraits.values()));
        afterwards.forEach(
                file -> tx.execute("insert into webinar_afterwards (event, file_id) values (?, ?)", event, file.id()));
        Documents.hold(tx, files, event, Role.MANAGER);
        portraits.forEach((speaker, file) -> tx.execute(
                "insert into webinar_portrait (event, file_id, speaker) values (?, ?, ?)", event, file.id(), speaker));
    }
}
