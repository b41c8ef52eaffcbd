// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

/** How much of a question texts must have; each is tried when the one before finds nothing. */
enum Looking {
    /** All words, or most of many, as they are, in other forms, or in words that mean the same. */
    EXACTLY("", 3, 0.7),
    /** Words that look alike do too. */
    ALIKE("f", 2, 0.5),
    /** Some of the words: better than nothing, and those with more of them come first. */
    LOOSELY("l", 1, 0.3);

    private final String sign;
    private final int all;
    private final double share;

    Looking(String sign, int all, double share) {
        this.sign = sign;
        this.all = all;
        this.share = share;
    }

    /** In the address of a following page. */
    String sign() {
        return sign;
    }

    static Looking of(String sign) {
        for (Looking looking : values()) {
            if (looking.sign.equals(sign)) {
                return looking;
            }
        }
        return EXACTLY;
    }

    boolean forgiving() {
        return this != EXACTLY;
    }

    /** How many of some words are needed. */
    int least(int count) {
        return count <= all ? count : Math.max(1, (int) Math.ceil(count * share));
    }
}
