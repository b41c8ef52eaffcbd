// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Form;
import org.rambla.wiki.merge.Choice;

/** What forms about texts send beside the text. */
public final class Sent {
    private static final String CHOICE = "choice-";
    private static final int MOST_FILES = 1_000;

    private Sent() {}

    /** A number of at most eight digits, 0 for anything else. */
    public static int number(Form form, String field) {
        String value = form.value(field);
        return value.matches("[0-9]{1,8}") ? Integer.parseInt(value) : 0;
    }

    /** An id, 0 for anything else. */
    public static long id(String value) {
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    /** Ids of files that are to be taken off. */
    public static List<Long> detached(Form form) {
        return form.values("detach").stream()
                .map(Sent::id)
                .filter(id -> id != 0)
                .limit(MOST_FILES)
                .toList();
    }

    /** What was chosen where two changed the same passage. */
    public static Map<String, Choice> choices(Form form) {
        Map<String, Choice> choices = new HashMap<>();
        for (String field : form.fields()) {
            for (Choice choice : Choice.values()) {
                if (field.startsWith(CHOICE) && form.value(field).equals(choice.name())) {
                    choices.put(field.substring(CHOICE.length()), choice);
                }
            }
        }
        return choices;
    }
}
