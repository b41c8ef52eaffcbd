// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.directory;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.jte.JtepeopleGenerated;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberFilter;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.OrganisationFilter;
import org.rambla.identity.page.Paging;
import org.rambla.identity.page.Query;

/** The directory. */
@Path("/")
public final class PeoplePages {
    private static final int SIZE = 24;

    private final MemberDirectory members;
    private final OrganisationDirectory organisations;
    private final Choices choices;

    public PeoplePages(MemberDirectory members, OrganisationDirectory organisations, Choices choices) {
        this.members = members;
        this.organisations = organisations;
        this.choices = choices;
    }

    @GET
    @Path("people")
    @Requires(Requires.SIGNED_IN)
    public Page people(
            @Context Visit visit,
            @QueryParam("q") String text,
            @QueryParam("country") String country,
            @QueryParam("topic") String topic,
            @QueryParam("kind") String kind,
            @QueryParam("page") @DefaultValue("1") String page) {
        Asked asked = new Asked(text, country, topic, kind);
        MemberFilter filter = MemberFilter.of(asked.text, asked.country, asked.topic, asked.kind);
        Paging paging = Paging.of(page, members.count(filter), SIZE);
        return page(new PeopleView(
                visit,
                true,
                asked.fields(visit),
                countries(visit),
                topics(visit),
                Choices.orAny(visit.text("identity.people.anyKind"), Choices.functionKinds(visit)),
                members.page(filter, paging.page(), SIZE),
                List.of(),
                paging,
                asked.address("/people"),
                asked.narrowed()));
    }

    @GET
    @Path("organisations")
    @Requires(Requires.SIGNED_IN)
    public Page organisations(
            @Context Visit visit,
            @QueryParam("q") String text,
            @QueryParam("country") String country,
            @QueryParam("topic") String topic,
            @QueryParam("kind") String kind,
            @QueryParam("page") @DefaultValue("1") String page) {
        Asked asked = new Asked(text, country, topic, kind);
        var filter = new OrganisationFilter(asked.text, asked.country, asked.kind, asked.topic, false);
        Paging paging = Paging.of(page, organisations.count(filter), SIZE);
        return page(new PeopleView(
                visit,
                false,
                asked.fields(visit),
                countries(visit),
                topics(visit),
                Choices.orAny(visit.text("identity.people.anyKind"), Choices.organisationKinds(visit)),
                List.of(),
                organisations.page(filter, visit.language(), paging.page(), SIZE),
                paging,
                asked.address("/organisations"),
                asked.narrowed()));
    }

    /** The filters of an address. */
    private static final class Asked {
        private final String text;
        private final String country;
        private final String topic;
        private final String kind;

        Asked(String text, String country, String topic, String kind) {
            this.text = Query.text(text);
            this.country = Query.text(country);
            this.topic = Query.text(topic);
            this.kind = Query.text(kind);
        }

        boolean narrowed() {
            return !(text + country + topic + kind).isEmpty();
        }

        Fields fields(Visit visit) {
            return Fields.of(visit)
                    .with("q", text)
                    .with("country", country)
                    .with("topic", topic)
                    .with("kind", kind);
        }

        String address(String path) {
            return new Query(path)
                    .with("q", text)
                    .with("country", country)
                    .with("topic", topic)
                    .with("kind", kind)
                    .page();
        }
    }

    private Map<String, String> countries(Visit visit) {
        return Choices.orAny(
                visit.text("identity.people.anyCountry"), Choices.countries(organisations.countries(), visit));
    }

    private Map<String, String> topics(Visit visit) {
        return Choices.orAny(visit.text("identity.people.anyTopic"), choices.topics(visit));
    }

    private static Page page(PeopleView view) {
        Visit visit = view.visit();
        Html body = Html.of(out -> JtepeopleGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        String title = view.ofMembers() ? "identity.people.title" : "identity.organisations.title";
        return Page.of(visit.text(title), body)
                .lead(Html.text(visit.text("identity.people.lead")))
                .tab("people");
    }
}
