// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.List;
import java.util.Set;

/** What extensions are given: packages to compile against, services to ask for, services to offer. */
public final class Contract {
    /** Packages by the beginning of their name; what the Java platform has is given too, but for its insides. */
    private static final List<String> PACKAGES = List.of(
            "org.rambla.api.",
            "jakarta.ws.rs",
            "jakarta.persistence",
            "jakarta.json",
            "jakarta.annotation",
            "jakarta.inject",
            "jakarta.xml.bind",
            "jakarta.activation",
            "gg.jte",
            "org.slf4j",
            // For search and for what else needs an index; not promised to third parties.
            "org.apache.lucene.",
            "org.tartarus.snowball",
            "com.fasterxml.jackson.",
            // Entities that were woven at build time import these.
            "org.eclipse.persistence.",
            "org.osgi.service.component",
            "org.osgi.util.",
            "org.osgi.annotation.",
            "org.osgi.framework",
            "java.",
            "javax.",
            "org.w3c.dom",
            "org.xml.sax");

    private static final List<String> NOT = List.of(
            "org.osgi.framework.hooks",
            "org.osgi.framework.launch",
            "org.osgi.framework.startlevel",
            "org.osgi.framework.wiring",
            "org.osgi.framework.connect",
            "org.osgi.service.component.runtime");

    /** What extensions may offer to others. Everything else that they register only they see. */
    private static final Set<String> OFFERED = Set.of(
            "org.rambla.api.feature.Feature",
            "org.rambla.api.content.ContentSource",
            "org.rambla.api.event.Subscriber",
            "org.rambla.api.demo.DemoSeeder",
            "org.rambla.api.search.Synonyms",
            "org.rambla.api.translation.TranslationEngine",
            "org.rambla.api.translation.Translator");

    /** What of core's services extensions do not see. */
    private static final Set<String> HIDDEN = Set.of(
            "org.rambla.api.persistence.Archive",
            "org.rambla.api.persistence.Units",
            "org.rambla.api.feature.FeatureVersions",
            "org.rambla.api.feature.FeatureOffers",
            "org.rambla.api.feature.FeatureTraces",
            "org.rambla.api.feature.Installation",
            "org.rambla.api.page.CorePages",
            "org.rambla.api.text.Wordings");

    private static final List<String> SEEN = List.of("org.rambla.api.", "org.slf4j.", "org.osgi.service.component.");

    private Contract() {}

    /** Whether extensions may use a package of core or of the platform. */
    public static boolean gives(String name) {
        return matches(PACKAGES, name) && !matches(NOT, name);
    }

    private static boolean matches(List<String> beginnings, String name) {
        return beginnings.stream()
                .anyMatch(b -> b.endsWith(".") ? name.startsWith(b) : name.equals(b) || name.startsWith(b + "."));
    }

    static boolean mayOffer(String[] types) {
        return List.of(types).stream().allMatch(OFFERED::contains);
    }

    /** Whether an extension sees a service of core, by the names under which it is registered. */
    static boolean shows(String[] types) {
        List<String> names = List.of(types);
        return names.stream().anyMatch(t -> SEEN.stream().anyMatch(t::startsWith))
                && names.stream().noneMatch(HIDDEN::contains);
    }
}
