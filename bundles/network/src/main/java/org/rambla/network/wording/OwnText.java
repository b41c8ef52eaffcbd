// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

/**
 * An interface text in the administrators' own words.
 *
 * @param key of the message
 * @param english the English text when this one was written
 */
public record OwnText(String language, String key, String text, String english) {
    /** Longest text, in characters. */
    static final int MOST = 4_000;
}
