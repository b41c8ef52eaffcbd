// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.text.Localised;

/**
 * What was sent with a form, urlencoded or multipart. A resource method takes it as {@code @Context Form form}; its
 * token has been checked. Values are stripped of NUL and other control characters except line ends, and never null.
 *
 * <p>Checking collects messages; when some are there the method answers {@code Page.invalid} with the same form, filled:
 * nothing that was typed is lost.
 */
@ProviderType
public interface Form {
    /** The value, trimmed; "" when it was not sent. */
    String value(String field);

    /** The value as typed, line ends as \n, not trimmed. */
    String raw(String field);

    List<String> values(String field);

    boolean has(String field);

    /** Whether a checkbox was ticked. */
    default boolean checked(String field) {
        return has(field);
    }

    Set<String> fields();

    /** Files sent in a field; empty ones left out. */
    List<Upload> files(String field);

    /** The form's own key: the same when a form is sent twice. */
    String submission();

    /** The trimmed value; a message is kept when it is empty or longer than max characters. */
    String required(String field, int max);

    /** The trimmed value; a message is kept when it is longer than max characters. */
    String optional(String field, int max);

    /**
     * A text in each language: fields "name.fr", "name.en" ... A message is kept about each one that is longer than max
     * characters, and when they are required about each one that is empty.
     */
    default Localised localised(String field, Collection<String> languages, int max, boolean required) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            String name = field + "." + language;
            texts.put(language, required ? required(name, max) : optional(name, max));
        }
        return new Localised(texts);
    }

    /**
     * A text in at least one language: fields "name.fr", "name.en" ... A message is kept about each one that is longer than
     * max characters, and about the first one when all of them are empty.
     */
    default Localised localisedOnce(String field, Collection<String> languages, int max) {
        Localised texts = localised(field, languages, max, false);
        if (languages.stream()
                .allMatch(language -> value(field + "." + language).isEmpty())) {
            required(field + "." + languages.iterator().next(), max);
        }
        return texts;
    }

    /** A whole number within limits; a message is kept otherwise. */
    long number(String field, long least, long most);

    /** One of the options; a message is kept otherwise. */
    String oneOf(String field, Set<String> options);

    /** Keeps a message about a field ("" for the form as a whole), as a key of the messages. */
    void reject(String field, String messageKey, Object... arguments);

    /** Whether no message was kept. */
    boolean valid();

    /** Messages in the reader's language by field, in the order in which they were kept. */
    Map<String, String> problems();

    default Optional<String> problem(String field) {
        return Optional.ofNullable(problems().get(field));
    }
}
