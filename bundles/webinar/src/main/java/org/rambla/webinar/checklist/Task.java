// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.checklist;

/** A thing to be done; the order is that in which one does it. */
public enum Task {
    PROGRAMME(Phase.BEFORE),
    SPEAKERS(Phase.BEFORE),
    INTERPRETERS(Phase.BEFORE),
    MEETING(Phase.BEFORE),
    ACCESS(Phase.BEFORE),
    DOCUMENTS(Phase.BEFORE),
    REHEARSAL(Phase.DAY),
    RECORDING(Phase.DAY),
    QUESTIONS(Phase.DAY),
    ATTENDANCE(Phase.DAY),
    MATERIAL(Phase.AFTER),
    THANKS(Phase.AFTER),
    REPORT(Phase.AFTER),
    FIGURES(Phase.AFTER);

    /** When it is done. */
    public enum Phase {
        BEFORE,
        DAY,
        AFTER
    }

    private final Phase phase;

    Task(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }
}
