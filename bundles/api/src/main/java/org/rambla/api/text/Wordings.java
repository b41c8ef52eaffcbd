// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The interface texts as they are written, for whoever words or translates them anew. Extensions are not given it. */
@ProviderType
public interface Wordings {
    /** What the bundles that are started bring, by name. */
    List<Wording> brought();

    /**
     * The forms in which a language counts things, by their names in the Unicode language data: "one" and "other" in
     * English, "one", "few", "many" and "other" in Polish. Each is the end of a message's key; "other" is always there.
     */
    List<String> forms(String language);

    /**
     * Puts own texts in the place of those that bundles bring, on this server, until the next call. Those whose key no
     * bundle has, and those that cannot be read, are left out.
     *
     * @param own language to key to text
     */
    void use(Map<String, Map<String, String>> own);

    /**
     * What one bundle brings.
     *
     * @param name with which its keys begin, "forum"
     * @param texts language to key to text, as its files have them
     */
    record Wording(String name, Map<String, Map<String, String>> texts) {}
}
