// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.search.Audiences;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Localised;

/** Spaces, organisations and members as documents of the index. */
final class PeopleDocuments {
    /** No language at all, as names have none. */
    static final String NAMES = "zxx";

    private static final float SPACE = 1.3f;
    private static final float PEOPLE = 1.1f;

    private PeopleDocuments() {}

    static SearchDocument of(SpaceCard space) {
        List<Text> texts = new ArrayList<>();
        space.name()
                .texts()
                .forEach((language, name) ->
                        texts.add(new Text(language, name, block(space.purpose().only(language)), space.path())));
        return document(
                "s" + space.id(),
                "space",
                space.id(),
                Audiences.of(space.id()),
                0,
                Set.of(),
                Set.copyOf(space.topics()),
                SPACE,
                space.path(),
                texts);
    }

    static SearchDocument of(OrganisationCard organisation) {
        String path = "/organisations/" + organisation.id();
        Set<String> languages =
                new LinkedHashSet<>(organisation.shortName().texts().keySet());
        languages.addAll(organisation.name().texts().keySet());
        List<Text> texts = new ArrayList<>();
        for (String language : languages) {
            String country = country(organisation.country(), language);
            texts.add(new Text(
                    language,
                    organisation.shortName().in(language),
                    block(organisation.name().in(language) + (country.isEmpty() ? "" : ", " + country)),
                    path));
        }
        return document(
                "o" + organisation.id(),
                "organisation",
                0,
                Audiences.SIGNED_IN,
                organisation.id(),
                countries(organisation),
                Set.of(),
                PEOPLE,
                path,
                texts);
    }

    static SearchDocument of(MemberCard member) {
        String path = "/members/" + member.id();
        Localised city = member.organisation().name();
        Collection<String> cities = new LinkedHashSet<>(city.texts().values());
        String standing = (member.function().isEmpty() ? "" : member.function() + ", ") + String.join(" / ", cities);
        return document(
                "m" + member.id(),
                "member",
                0,
                Audiences.SIGNED_IN,
                member.organisation().id(),
                countries(member.organisation()),
                Set.of(),
                PEOPLE,
                path,
                List.of(new Text(NAMES, member.name(), block(standing), path)));
    }

    private static Set<String> countries(OrganisationCard organisation) {
        return organisation.country().isEmpty() ? Set.of() : Set.of(organisation.country());
    }

    private static String country(String code, String language) {
        return code.isEmpty() ? "" : new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language));
    }

    private static List<Block> block(String text) {
        return text.isBlank() ? List.of() : List.of(new Block("", text.strip()));
    }

    private static SearchDocument document(
            String key,
            String kind,
            long space,
            long audience,
            long organisation,
            Set<String> countries,
            Set<String> topics,
            float weight,
            String path,
            List<Text> texts) {
        return new SearchDocument(
                key,
                key,
                kind,
                0,
                space,
                audience,
                0,
                organisation,
                Set.of(),
                countries,
                topics,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                0,
                weight,
                path,
                texts);
    }

    /** Keys of documents by what they are of. */
    static List<String> keys(char of, Collection<Long> ids) {
        return ids.stream().map(id -> of + Long.toString(id)).toList();
    }

    static List<SearchDocument> organisations(Map<Long, OrganisationCard> cards) {
        return cards.values().stream().map(PeopleDocuments::of).toList();
    }
}
