// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.network;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

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

    /** A sentence at the top of every page (the demonstration says what it is), or NONE. */
    Localised banner();

    /** One of the editable texts: "legal-notice", "personal-data", "accessibility". */
    Html legal(String name, String language);

    /** A topic of the taxonomy. */
    record Topic(String id, Localised name) {}
}
