// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A file for the process to read.
 *
 * @param type its media type, found by looking at the bytes
 * @param most characters of text that are wanted
 */
public record Question(String type, int most, byte[] bytes) {
    /** What the process says first, once it can read. */
    public static final int READY = 0x52454144;

    /** Hands it over. */
    public void write(DataOutputStream out) throws IOException {
        out.writeUTF(type);
        out.writeInt(most);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /**
     * Takes it.
     *
     * @throws java.io.EOFException when there is nothing more to read
     */
    public static Question read(DataInputStream in) throws IOException {
        String type = in.readUTF();
        int most = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Question(type, most, bytes);
    }
}
