// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/** The four blueprints that every server starts with. */
public final class DefaultBlueprints {
    public static final String THEMATIC = "thematic";
    public static final String PROJECT = "project";
    public static final String WORKING_GROUP = "working-group";
    public static final String COMMITTEE = "committee";

    private final Bodies bodies;

    public DefaultBlueprints(Bodies bodies) {
        this.bodies = bodies;
    }

    /** Makes them where there are none; another node may be doing the same. */
    public void ensure(Database database) {
        if (database.number("select count(*) from space_blueprint") > 0) {
            return;
        }
        List<Blueprint> defaults = all();
        try {
            database.transaction(tx -> {
                defaults.forEach(blueprint -> Blueprints.write(tx, blueprint));
                return null;
            });
        } catch (Database.Conflict e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
    }

    private List<Blueprint> all() {
        return List.of(
                blueprint(
                        THEMATIC,
                        Localised.of("fr", "Espace thématique", "en", "Thematic space"),
                        Localised.of(
                                "fr",
                                        "Pour échanger durablement sur un thème du réseau, entre toutes les villes qu’il intéresse.",
                                "en",
                                        "For lasting exchange on a topic of the network, between all cities that it interests."),
                        SpaceKind.THEMATIC,
                        Visibility.NETWORK,
                        Joining.OPEN,
                        true,
                        GUIDELINES_OPEN),
                blueprint(
                        PROJECT,
                        Localised.of("fr", "Projet", "en", "Project"),
                        Localised.of(
                                "fr", "Pour les partenaires d’un projet, avec ses dates et ses livrables.",
                                "en", "For the partners of a project, with its dates and its outputs."),
                        SpaceKind.PROJECT,
                        Visibility.NETWORK,
                        Joining.REQUEST,
                        true,
                        GUIDELINES_OPEN),
                blueprint(
                        WORKING_GROUP,
                        Localised.of("fr", "Groupe de travail", "en", "Working group"),
                        Localised.of(
                                "fr", "Pour un groupe qui prépare une position, un guide ou un programme.",
                                "en", "For a group that prepares a position, a guide or a programme."),
                        SpaceKind.WORKING_GROUP,
                        Visibility.NETWORK,
                        Joining.REQUEST,
                        true,
                        GUIDELINES_OPEN),
                blueprint(
                        COMMITTEE,
                        Localised.of("fr", "Comité", "en", "Committee"),
                        Localised.of(
                                "fr", "Pour une instance qui délibère à huis clos. Seuls ses membres voient l’espace.",
                                "en", "For a body that deliberates in private. Only its members see the space."),
                        SpaceKind.COMMITTEE,
                        Visibility.PRIVATE,
                        Joining.INVITATION,
                        false,
                        GUIDELINES_PRIVATE));
    }

    private static final Localised GUIDELINES_OPEN = Localised.of(
            "fr",
            "<p>Écrivez au nom de votre ville, dans votre langue. Une question précise reçoit de meilleures réponses\u00a0:"
                    + " dites ce que vous avez déjà essayé, et où.</p><ul><li>Citez vos sources et nommez la ville dont vous"
                    + " parlez.</li><li>Ne publiez rien qui permette de reconnaître une personne suivie ou mise en cause.</li>"
                    + "<li>Un désaccord est utile quand il est argumenté.</li></ul>",
            "en",
            "<p>Write on behalf of your city, in your language. A precise question gets better answers: say what you have"
                    + " tried already, and where.</p><ul><li>Give your sources, and name the city you are talking about.</li>"
                    + "<li>Publish nothing by which a person in care or under suspicion could be recognised.</li>"
                    + "<li>Disagreement is useful when it comes with reasons.</li></ul>");

    private static final Localised GUIDELINES_PRIVATE = Localised.of(
            "fr",
            "<p>Ce qui s’écrit ici reste entre les membres de cet espace. Ne transmettez rien sans l’accord de la personne"
                    + " qui l’a écrit.</p>",
            "en",
            "<p>What is written here stays between the members of this space. Pass nothing on without the consent of the"
                    + " person who wrote it.</p>");

    private static final Localised WELCOME = Localised.of(
            "fr",
            "<p>Bienvenue. Présentez votre ville en quelques lignes, puis lisez les dernières contributions\u00a0: quelqu’un a"
                    + " peut-être déjà posé votre question.</p>",
            "en",
            "<p>Welcome. Introduce your city in a few lines, then read the latest contributions: somebody may have asked"
                    + " your question already.</p>");

    private Blueprint blueprint(
            String code,
            Localised name,
            Localised description,
            SpaceKind kind,
            Visibility visibility,
            Joining joining,
            boolean forManagers,
            Localised guidelines) {
        int[] rules = {0};
        return new Blueprint(
                0,
                code,
                name,
                description,
                kind,
                visibility,
                joining,
                cleaned(guidelines, rules),
                cleaned(WELCOME, rules),
                rules[0],
                false,
                true,
                forManagers,
                false,
                Map.of(
                        "forum",
                        Offer.ON,
                        "wiki",
                        Offer.ON,
                        "webinar",
                        Offer.ON,
                        "search",
                        Offer.ON,
                        "translation",
                        Offer.ON),
                0);
    }

    private Localised cleaned(Localised texts, int[] rules) {
        Map<String, String> cleaned = new LinkedHashMap<>();
        texts.texts().forEach((language, html) -> {
            Body body = bodies.clean(html, "html", Body.EMPTY);
            rules[0] = body.sanitiser();
            cleaned.put(language, body.html());
        });
        return new Localised(cleaned);
    }
}
