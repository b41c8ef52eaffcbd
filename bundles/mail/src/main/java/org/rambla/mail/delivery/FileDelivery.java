// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes .eml files, which mail programs open: what happens to mail while no mail server is configured. */
public final class FileDelivery implements Delivery {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final Clock clock;

    public FileDelivery(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void send(MimeMessage message, long id) throws MessagingException, IOException {
        // Making what is there costs an exception.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        String name = TIME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "-" + id + ".eml";
        Path half = folder.resolve("." + name + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
            message.writeTo(out);
        }
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {}
}
