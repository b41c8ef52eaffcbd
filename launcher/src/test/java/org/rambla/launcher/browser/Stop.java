// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the inventory and the way to it.
 *
 * @param name what it is, for the reader of a failure and for the picture's file name
 * @param path where the way begins; {names} are places that {@link Arrangements} made
 * @param steps CSS selectors, each of a link to follow, a field to empty, or a form to send as it is, unchecked by the browser
 * @param status of the answer at the end
 */
record Stop(String name, Account account, String path, List<String> steps, int status) {
    private static final int FOUND = 200;

    static Stop page(String name, Account account, String path) {
        return new Stop(name, account, path, List.of(), FOUND);
    }

    /** Then the first that fits is followed (a link), emptied (a field) or sent (a form). */
    Stop then(String selector) {
        return new Stop(
                name,
                account,
                path,
                Stream.concat(steps.stream(), Stream.of(selector)).toList(),
                status);
    }

    Stop answers(int expected) {
        return new Stop(name, account, path, steps, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
