// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Put into a server's process as a Java agent: takes all memory as soon as a file is there, which it removes first. */
public final class Glutton {
    private static final int MEGABYTE = 1 << 20;

    private Glutton() {}

    /** @param file that is watched for; "always" takes the memory at once */
    public static void premain(String file) {
        if (file.equals("always")) {
            takeAll();
        }
        Thread watch = new Thread(() -> watch(Path.of(file)), "glutton");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(Path file) {
        try {
            while (!Files.deleteIfExists(file)) {
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        takeAll();
    }

    private static void takeAll() {
        List<byte[]> taken = new ArrayList<>();
        while (true) {
            taken.add(new byte[MEGABYTE]);
        }
    }
}
