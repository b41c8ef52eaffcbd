// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.rambla.reader.wire.Question;

/** Reads files, one after the other, from the standard input until it ends. */
public final class Main {
    private Main() {}

    /** The program. */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What a library prints must not be taken for an answer.
        System.setOut(System.err);
        NoNetwork.close();
        Documents documents = new Documents();
        out.writeInt(Question.READY);
        out.flush();
        try {
            while (true) {
                Question question = Question.read(in);
                Alarm alarm = new Alarm();
                documents.read(question).write(out);
                alarm.off();
            }
        } catch (EOFException e) {
            // The server has nothing more to read, or is gone.
        }
    }
}
