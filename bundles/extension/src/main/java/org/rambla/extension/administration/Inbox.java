// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rambla.api.page.Refusal;

/** The folder of the server where files to install may be put by whoever looks after the machine. */
record Inbox(Path folder) {
    private static final int MOST = 200;

    /** Names of the files that are there; none when the folder is not. */
    List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".jar") || n.endsWith(".zip"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** One of those files and no other. */
    InputStream open(String name) throws IOException {
        if (!files().contains(name)) {
            throw Refusal.notFound();
        }
        return Files.newInputStream(folder.resolve(name));
    }
}
