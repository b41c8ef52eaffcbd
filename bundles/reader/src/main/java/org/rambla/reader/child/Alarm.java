// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

/** Ends the process when one file takes for ever and the server, which would have ended it, is gone. */
final class Alarm {
    private static final int ENDED = 4;
    private static final long SECONDS = Long.getLong("rambla.reader.seconds", 65);

    private final Thread thread = new Thread(this::ring, "alarm");

    Alarm() {
        thread.setDaemon(true);
        thread.start();
    }

    void off() {
        thread.interrupt();
    }

    private void ring() {
        try {
            Thread.sleep(SECONDS * 1000);
            Runtime.getRuntime().halt(ENDED);
        } catch (InterruptedException e) {
            // It was read in time.
        }
    }
}
