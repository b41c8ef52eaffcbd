// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the process says of a file.
 *
 * @param reason for the administrator, in English; "" when it was read
 * @param text as the file has it, at most that long; "" when there is none
 * @param cut whether there is more
 */
public record Answer(Verdict verdict, String reason, String text, boolean cut) {
    private static final int MAX_REASON = 250;
    /** No letter takes more in UTF-8. */
    private static final int BYTES = 4;

    /** What came of it. */
    public enum Verdict {
        READ,
        NO_TEXT,
        PROTECTED,
        BROKEN,
        TOO_COSTLY
    }

    public Answer {
        reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }

    /** A file that was not read. */
    public static Answer not(Verdict verdict, String reason) {
        return new Answer(verdict, reason, "", false);
    }

    /** Writes it; what is written in one piece is read in one piece. */
    public void write(DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(verdict.ordinal());
        out.writeBoolean(cut);
        out.writeUTF(reason);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /**
     * Reads it and trusts none of it.
     *
     * @param most characters of text
     * @throws IOException when the process ended, or says something else
     */
    public static Answer read(DataInputStream in, int most) throws IOException {
        int verdict = in.readUnsignedByte();
        boolean cut = in.readBoolean();
        String reason = in.readUTF();
        int length = in.readInt();
        if (verdict >= Verdict.values().length || length < 0 || length > most * BYTES) {
            throw new IOException("The process that reads files says what nobody understands");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The process that reads files ended in the middle of its answer");
        }
        return new Answer(Verdict.values()[verdict], reason, new String(bytes, StandardCharsets.UTF_8), cut);
    }
}
