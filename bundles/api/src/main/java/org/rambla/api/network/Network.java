// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.network;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;

/** The installation itself, as its administrators set it up; read from memory, which follows the database within seconds. */
@ProviderType
public interface Network {
    Localised name();

    Localised tagline();

    /** Languages of the interface, the first one is the default. */
    List<String> languages();

    /** IANA zone for guests and new members. */
    String zone();

    /** Path of the logo, "" for none. */
    String logo();

    /** Topics of the network's taxonomy, in order. */
    List<Topic> topics();

    /**
     * The same with their names for a reader: one that nobody wrote in the reader's language, but that was translated, is
     * followed by what it is ("Night (machine translation from French)"). From memory.
     */
    default List<Topic> topics(Visit visit) {
        return topics();
    }

    /** A sentence at the top of every page (the demonstration says what it is), or NONE. */
    Localised banner();

    /** One of the editable texts: "legal-notice", "personal-data", "accessibility". */
    Html legal(String name, String language);

    /** A topic of the taxonomy. */
    record Topic(String id, Localised name) {}
}
