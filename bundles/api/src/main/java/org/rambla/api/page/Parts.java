// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.rambla.api.text.Html.escape;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** The small parts that pages are made of, the same everywhere. In a template: {@code ${Parts.icon("bell")}}. */
public final class Parts {
    /** How the summary of what is wrong with a form begins. */
    static final String PROBLEMS = "<div class=\"notice bad\" role=\"alert\" tabindex=\"-1\">";

    private static final Map<String, String> COUNTRIES = new ConcurrentHashMap<>();

    private Parts() {}

    /** An icon of the sprite; always beside words. */
    public static Html icon(String name) {
        return Html.trusted("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/assets/icons.svg#i-" + escape(name)
                + "\"/></svg>");
    }

    /** State as icon and word; kind is ok, warn, bad, info or "". */
    public static Html badge(String kind, String icon, String label) {
        return Html.trusted("<span class=\"badge " + escape(kind) + "\">" + icon(icon) + escape(label) + "</span>");
    }

    /** Two letters of the organisation in its colour; decoration only. */
    public static Html avatar(MemberCard card) {
        return Html.trusted("<span class=\"avatar " + card.tone() + "\" aria-hidden=\"true\">" + escape(card.initials())
                + "</span>");
    }

    /** The member's name, or "Former member". */
    public static String name(MemberCard card, Visit visit) {
        return card.former() ? visit.text("web.person.former") : card.name();
    }

    /** The function and the organisation, beside the name: "Prevention officer, City of Nice (France)". A function that the name begins with is not said twice. */
    public static String standing(MemberCard card, Visit visit) {
        String organisation = organisation(card.organisation(), visit);
        return card.function().isEmpty() || card.former() || card.name().startsWith(card.function())
                ? organisation
                : visit.text("web.person.standing", card.function(), organisation);
    }

    /** "City of Nice (France)". */
    public static String organisation(OrganisationCard card, Visit visit) {
        return visit.text("web.organisation", card.name().in(visit.language()), country(card.country(), visit));
    }

    /** The name of a country in the reader's language. */
    public static String country(String code, Visit visit) {
        // Looked up in the machine's tables at each call otherwise, and a page has many cities.
        return COUNTRIES.computeIfAbsent(
                visit.language() + code,
                k -> new Locale("", code).getDisplayCountry(Locale.forLanguageTag(visit.language())));
    }

    /** The person and the city in one line, for lists; the name links to the profile for members. */
    public static Html byline(MemberCard card, Visit visit) {
        return Html.trusted(linked(card, visit) + ", " + escape(organisation(card.organisation(), visit)));
    }

    /** Avatar, name, function and city, for the head of a contribution. */
    public static Html person(MemberCard card, Visit visit) {
        return Html.trusted(avatar(card) + "<p class=\"by\"><b>" + linked(card, visit) + "</b><br><span class=\"meta\">"
                + escape(standing(card, visit)) + "</span></p>");
    }

    private static String linked(MemberCard card, Visit visit) {
        String name = "<bdi>" + escape(name(card, visit)) + "</bdi>";
        return visit.signedIn() && !card.former() ? "<a href=\"/members/" + card.id() + "\">" + name + "</a>" : name;
    }

    /** A moment as people say it ("2 hours ago"), with the exact one for machines. */
    public static Html ago(Instant at, Visit visit) {
        return time(at, visit.times().ago(at), visit);
    }

    /** A moment in full. */
    public static Html dateTime(Instant at, Visit visit) {
        return time(at, visit.times().dateTime(at), visit);
    }

    private static Html time(Instant at, String words, Visit visit) {
        return Html.trusted("<time datetime=\"" + visit.times().iso(at) + "\">" + escape(words) + "</time>");
    }

    /** The list of what is wrong with a form, for its head; links to the fields. */
    public static Html problems(Form form, Visit visit) {
        if (form == null || form.valid()) {
            return Html.NONE;
        }
        StringBuilder out = new StringBuilder(PROBLEMS)
                .append(icon("circle-alert"))
                .append("<div><h2>")
                .append(escape(visit.count("web.problems", form.problems().size())))
                .append("</h2><ul>");
        form.problems().forEach((field, message) -> {
            out.append("<li>");
            if (field.isEmpty()) {
                out.append(escape(message));
            } else {
                out.append("<a href=\"#f-")
                        .append(escape(field))
                        .append("\">")
                        .append(escape(message))
                        .append("</a>");
            }
            out.append("</li>");
        });
        return Html.trusted(out.append("</ul></div></div>").toString());
    }

    /** A message box; kind is ok, warn, bad or info. */
    public static Html notice(String kind, String text) {
        String icon = switch (kind) {
            case "ok" -> "circle-check";
            case "warn" -> "triangle-alert";
            case "bad" -> "circle-alert";
            default -> "info";
        };
        return Html.trusted("<div class=\"notice " + escape(kind) + "\" role=\"status\">" + icon(icon) + "<p>"
                + escape(text) + "</p></div>");
    }

    /** What is shown instead of an empty list. */
    public static Html empty(String text) {
        return Html.trusted("<p class=\"empty\">" + escape(text) + "</p>");
    }

    /** A chip for each organisation, linked to its page. */
    public static Html cities(List<OrganisationCard> cards, Visit visit) {
        StringBuilder out = new StringBuilder("<ul class=\"cities\" role=\"list\">");
        for (OrganisationCard card : cards) {
            String label =
                    escape(card.shortName().in(visit.language())) + " <span>" + escape(card.country()) + "</span>";
            out.append("<li>");
            if (visit.signedIn()) {
                out.append("<a href=\"/organisations/")
                        .append(card.id())
                        .append("\">")
                        .append(label)
                        .append("</a>");
            } else {
                out.append("<span class=\"city\">").append(label).append("</span>");
            }
            out.append("</li>");
        }
        return Html.trusted(out.append("</ul>").toString());
    }

    /**
     * Numbered pages; nothing when there is only one.
     *
     * @param base address to which the page number is appended, for example "/s/night/forum/topics/7?page="
     */
    public static Html pages(String base, int page, int last, Visit visit) {
        if (last <= 1) {
            return Html.NONE;
        }
        StringBuilder out = new StringBuilder("<nav class=\"pages\" aria-label=\"")
                .append(escape(visit.text("web.pages")))
                .append("\"><ul>");
        if (page > 1) {
            step(out, base + (page - 1), "prev", visit.text("web.pages.previous"));
        }
        int before = 0;
        for (int i = 1; i <= last; i++) {
            if (i != 1 && i != last && Math.abs(i - page) > 2) {
                continue;
            }
            if (i - before > 1) {
                out.append("<li aria-hidden=\"true\">…</li>");
            }
            before = i;
            out.append("<li><a href=\"").append(escape(base)).append(i).append('"');
            if (i == page) {
                out.append(" aria-current=\"page\"");
            }
            out.append("><span class=\"visually-hidden\">")
                    .append(escape(visit.text("web.pages.page")))
                    .append(" </span>")
                    .append(i)
                    .append("</a></li>");
        }
        if (page < last) {
            step(out, base + (page + 1), "next", visit.text("web.pages.next"));
        }
        return Html.trusted(out.append("</ul></nav>").toString());
    }

    /** A link to the next part of a list that is paged by its last item. */
    public static Html more(String path, Visit visit) {
        return Html.trusted("<nav class=\"pages\" aria-label=\"" + escape(visit.text("web.pages"))
                + "\"><ul><li><a rel=\"next\" href=\"" + escape(path) + "\">" + escape(visit.text("web.pages.more"))
                + "</a></li></ul></nav>");
    }

    private static void step(StringBuilder out, String href, String rel, String label) {
        out.append("<li><a rel=\"")
                .append(rel)
                .append("\" href=\"")
                .append(escape(href))
                .append("\">")
                .append(escape(label))
                .append("</a></li>");
    }

    /** A link that looks like a button, because it leads to what one does next; style is "", secondary, quiet or danger. */
    public static Html link(String path, String label, String icon, String style) {
        return Html.trusted("<a class=\"button" + (style.isEmpty() ? "" : " " + escape(style)) + "\" href=\""
                + escape(path) + "\">" + (icon.isEmpty() ? "" : icon(icon).toString()) + escape(label) + "</a>");
    }

    /** A form of one button: what it does is a change, so it is sent with POST. */
    public static Html button(String action, String label, String icon, String style, Visit visit) {
        return Html.trusted("<form method=\"post\" action=\"" + escape(action) + "\" class=\"inline\">" + visit.token()
                + "<button class=\"" + escape(style) + "\">"
                + (icon.isEmpty() ? "" : icon(icon).toString()) + escape(label)
                + "</button></form>");
    }
}
