// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.Parts;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.artifact.Facts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.StoredArtifact;

/** Sentences about extensions, for the templates. */
public final class Words {
    private static final int MOST_SPACES = 6;
    private static final long MEGABYTE = 1024L * 1024;

    private Words() {}

    public static Html badge(ExtensionLine.Standing standing, Visit visit) {
        String label = visit.text("extension.standing." + standing);
        return switch (standing) {
            case RUNNING -> Parts.badge("ok", "circle-check", label);
            case STARTING -> Parts.badge("info", "hourglass", label);
            case DISABLED, REMOVED -> Parts.badge("", "circle-pause", label);
            case PARTLY -> Parts.badge("warn", "triangle-alert", label);
            case SAFE_MODE -> Parts.badge("warn", "shield-alert", label);
            case SET_ASIDE, CANNOT_START -> Parts.badge("bad", "circle-x", label);
        };
    }

    /** "Version 0.4.0, by City of Leuven. Signed by ... Used in 3 spaces. Its data is kept." */
    public static String about(ExtensionLine line, Visit visit) {
        Facts facts = line.artifact().facts();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                facts.vendor().isEmpty()
                        ? visit.text("extension.about.version", line.artifact().version())
                        : visit.text("extension.about.by", line.artifact().version(), facts.vendor()));
        if (line.extension().shipped() && line.artifact().origin() == StoredArtifact.Origin.SHIPPED) {
            sentences.add(visit.text("extension.about.shipped"));
        } else {
            sentences.add(
                    facts.signer().isEmpty()
                            ? visit.text("extension.about.unsigned")
                            : visit.text("extension.about.signed", facts.signer()));
        }
        sentences.add(size(line.artifact().size(), visit) + ".");
        sentences.add(
                line.usedIn().isEmpty()
                        ? visit.text("extension.about.unused")
                        : visit.count("extension.about.used", line.usedIn().size()));
        if (line.extension().removed() || line.standing() == ExtensionLine.Standing.DISABLED) {
            sentences.add(visit.text(
                    "extension.about.off", visit.times().date(line.extension().changedAt())));
            sentences.add(visit.text("extension.about.kept"));
        }
        return String.join(" ", sentences);
    }

    public static String signature(StoredArtifact artifact, Visit visit) {
        Facts facts = artifact.facts();
        if (artifact.origin() == StoredArtifact.Origin.SHIPPED) {
            return visit.text("extension.about.shipped");
        }
        return facts.signer().isEmpty()
                ? visit.text("extension.about.unsigned")
                : visit.text("extension.about.fingerprint", facts.signer(), facts.fingerprint());
    }

    public static String size(long bytes, Visit visit) {
        return bytes >= MEGABYTE
                ? visit.text("extension.size.megabytes", visit.times().number(Math.max(1, bytes / MEGABYTE)))
                : visit.text("extension.size.kilobytes", visit.times().number(Math.max(1, bytes / 1024)));
    }

    public static String list(List<String> values, Visit visit) {
        return values.isEmpty() ? visit.text("extension.facts.none") : String.join(", ", values);
    }

    /**
     * Who has each unless a space says otherwise: "Start topics (members)" when its words are on this server,
     * "forum.start (members)" as long as it is only being checked.
     */
    public static String permissions(Facts facts, Visit visit) {
        return list(facts.permissions().stream().map(p -> permission(p, visit)).toList(), visit);
    }

    private static String permission(String said, Visit visit) {
        String[] parts = said.split("=", 2);
        String what = parts[0].replaceFirst("\\.", ".permission.");
        String who = visit.text("extension.role." + parts[1]);
        return visit.messages().has(what)
                ? visit.text("extension.facts.permission", visit.text(what), who)
                : parts[0] + " (" + who + ")";
    }

    public static String panels(Facts facts, Visit visit) {
        return list(
                facts.panels().stream()
                        .map(p -> visit.text("extension.panel." + p))
                        .toList(),
                visit);
    }

    /** "Night, Public transport and 3 more." */
    public static String spaces(List<SpaceCard> spaces, Visit visit) {
        String named = String.join(
                ", ",
                spaces.stream()
                        .limit(MOST_SPACES)
                        .map(s -> s.name().in(visit.language()))
                        .toList());
        return spaces.size() <= MOST_SPACES
                ? named + "."
                : visit.text("extension.spaces.more", named, spaces.size() - MOST_SPACES);
    }

    /** Names of blueprints by id, for boxes. */
    public static Map<String, String> blueprints(List<FeatureOffers.Offered> all, Visit visit) {
        Map<String, String> names = new LinkedHashMap<>();
        all.forEach(b -> names.put(Long.toString(b.id()), b.name().in(visit.language())));
        return names;
    }

    /** The version that a failed change was about, when it is another one than runs. */
    public static String version(Change change, ExtensionLine line, Visit visit) {
        return change.artifact() == line.artifact().id()
                ? line.artifact().version()
                : visit.text("extension.failed.new");
    }
}
