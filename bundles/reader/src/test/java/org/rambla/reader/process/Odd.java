// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;

/** A program that does what the file's text tells it: what a library may come to do with a hostile file. */
public final class Odd {
    private Odd() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream out = new DataOutputStream(System.out);
        DataInputStream in = new DataInputStream(System.in);
        out.writeInt(Question.READY);
        out.flush();
        while (true) {
            Question question = Question.read(in);
            switch (new String(question.bytes(), StandardCharsets.UTF_8)) {
                case "endless" -> endless();
                case "greedy" -> greedy();
                case "crash" -> Runtime.getRuntime().halt(134);
                case "deep" -> deep(0);
                case "babble" -> babble(out);
                case "half" -> half(out);
                case "environment" ->
                    new Answer(
                                    Verdict.READ,
                                    "",
                                    String.join(" ", System.getenv().keySet()),
                                    false)
                            .write(out);
                default -> new Answer(Verdict.READ, "", "fine", false).write(out);
            }
        }
    }

    private static void endless() {
        double value = 1;
        while (value != 0) {
            value = Math.sqrt(value) + 1;
        }
    }

    private static void greedy() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1024 * 1024]);
        }
    }

    private static int deep(int depth) {
        return deep(depth + 1) + 1;
    }

    /** An answer of two gigabytes, as it says. */
    private static void babble(DataOutputStream out) throws IOException {
        out.writeByte(0);
        out.writeBoolean(false);
        out.writeUTF("");
        out.writeInt(Integer.MAX_VALUE);
        out.write("lies".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void half(DataOutputStream out) throws IOException {
        out.writeByte(0);
        out.flush();
        Runtime.getRuntime().halt(0);
    }
}
