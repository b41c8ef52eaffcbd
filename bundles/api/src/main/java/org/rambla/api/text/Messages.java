// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The interface texts of every bundle, in one language. A bundle ships {@code messages_fr.properties} and
 * {@code messages_en.properties} (UTF-8, same keys) at its root; each key begins with the bundle's short name and a dot.
 * Patterns are those of {@link java.text.MessageFormat}, so an apostrophe is written ’ (or doubled).
 */
@ProviderType
public interface Messages {
    /** Language tag, for example "fr". */
    String language();

    /** The text of a key; a key that no bundle has is a defect and gives an empty text and a log entry, never the key. */
    String text(String key, Object... arguments);

    /** The text of {@code key.one} or {@code key.other}, by the language's own plural rule; {0} is the count. */
    String count(String key, long count, Object... arguments);

    /** Whether any bundle has the key. */
    boolean has(String key);
}
