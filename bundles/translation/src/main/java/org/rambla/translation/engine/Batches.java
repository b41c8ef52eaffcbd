// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rambla.api.translation.TranslationFailure;

/** Gives a machine as many sentences at once as it takes. */
public final class Batches {
    private final int sentences;
    private final int characters;

    /**
     * @param sentences most in one request
     * @param characters most in one request, unless a single sentence is longer
     */
    public Batches(int sentences, int characters) {
        this.sentences = sentences;
        this.characters = characters;
    }

    /** Translates some sentences in one request. */
    @FunctionalInterface
    public interface Request {
        /**
         * @return as many as asked for
         * @throws TooMuch when fewer might work
         */
        List<String> send(List<String> sentences) throws TranslationFailure, TooMuch;
    }

    /** More than the machine takes at once. */
    public static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient TranslationFailure failure;

        /** @param failure what to say when it was a single sentence, and there was no other */
        public TooMuch(TranslationFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /**
     * Translates as many as the machine takes.
     *
     * @return one for each sentence; "" for a blank one, for one that the machine does not take alone either, and for those
     *     that it did not come to any more
     * @throws TranslationFailure when it took none
     */
    public List<String> translate(List<String> all, Request request) throws TranslationFailure {
        Answered answered = new Answered(all.size());
        List<Integer> some = new ArrayList<>();
        int length = 0;
        for (int i = 0; i <= all.size(); i++) {
            boolean end = i == all.size();
            if (!end && all.get(i).isBlank()) {
                continue;
            }
            if (!some.isEmpty()
                    && (end || some.size() == sentences || length + all.get(i).length() > characters)) {
                try {
                    send(all, some, request, answered);
                } catch (TranslationFailure failure) {
                    // What there is by now was worked for: the rest is asked for again.
                    answered.failure = failure;
                    break;
                }
                some = new ArrayList<>();
                length = 0;
            }
            if (!end) {
                some.add(i);
                length += all.get(i).length();
            }
        }
        if (answered.failure != null && !answered.any) {
            throw answered.failure;
        }
        return Arrays.asList(answered.texts);
    }

    private static final class Answered {
        private final String[] texts;
        private boolean any;
        private TranslationFailure failure;

        Answered(int sentences) {
            texts = new String[sentences];
            Arrays.fill(texts, "");
        }
    }

    private static void send(List<String> all, List<Integer> some, Request request, Answered answered)
            throws TranslationFailure {
        try {
            List<String> texts = request.send(some.stream().map(all::get).toList());
            for (int i = 0; i < some.size(); i++) {
                answered.texts[some.get(i)] = texts.get(i);
                answered.any |= !texts.get(i).isEmpty();
            }
        } catch (TooMuch e) {
            if (some.size() == 1) {
                answered.failure = e.failure;
                return;
            }
            int half = some.size() / 2;
            send(all, some.subList(0, half), request, answered);
            send(all, some.subList(half, some.size()), request, answered);
        }
    }
}
