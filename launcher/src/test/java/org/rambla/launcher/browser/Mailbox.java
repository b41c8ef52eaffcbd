// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rambla.launcher.system.RunningServer;

/** The mails that a server without a mail server keeps as files in its home. */
final class Mailbox {
    private final Path folder;

    Mailbox(Path home) {
        folder = home.resolve("mail");
    }

    /** The path, with its query, of the link that begins so in the latest mail to the address; waits for the mail. */
    String link(String address, String path) {
        Pattern link = Pattern.compile("https?://[^/\\s]+(" + Pattern.quote(path) + "[^\\s\"<>]*)");
        String[] found = new String[1];
        RunningServer.await("a mail to " + address + " with a link to " + path, () -> {
            for (String mail : to(address)) {
                Matcher matcher = link.matcher(mail);
                if (matcher.find()) {
                    found[0] = matcher.group(1).replace("&amp;", "&");
                    return true;
                }
            }
            return false;
        });
        return found[0];
    }

    /** Mails to the address, the latest first, with soft line breaks undone. */
    List<String> to(String address) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .map(Mailbox::read)
                    .filter(mail -> mail.contains(address))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("=\\r?\\n", "").replace("=3D", "=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
