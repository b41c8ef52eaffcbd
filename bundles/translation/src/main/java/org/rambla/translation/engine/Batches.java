// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.ArrayList;
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

        /** @param failure what to say when it was a single sentence */
        public TooMuch(TranslationFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    public List<String> translate(List<String> all, Request request) throws TranslationFailure {
        List<String> answers = new ArrayList<>(all.size());
        int from = 0;
        while (from < all.size()) {
            int to = from + 1;
            int length = all.get(from).length();
            while (to < all.size()
                    && to - from < sentences
                    && length + all.get(to).length() <= characters) {
                length += all.get(to).length();
                to++;
            }
            send(all.subList(from, to), request, answers);
            from = to;
        }
        return answers;
    }

    private static void send(List<String> some, Request request, List<String> answers) throws TranslationFailure {
        try {
            answers.addAll(request.send(some));
        } catch (TooMuch e) {
            if (some.size() == 1) {
                throw e.failure;
            }
            int half = some.size() / 2;
            send(some.subList(0, half), request, answers);
            send(some.subList(half, some.size()), request, answers);
        }
    }
}
