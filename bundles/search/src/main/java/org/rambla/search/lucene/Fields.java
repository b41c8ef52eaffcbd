// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import org.rambla.api.search.SearchQuestion.Facet;

/** Names of the fields of a document in the index. */
final class Fields {
    static final String KEY = "key";
    static final String OWNER = "owner";
    static final String AUDIENCE = "audience";
    static final String PLACE = "place";
    static final String AUTHOR = "author";
    static final String TIME = "time";
    static final String WRITTEN = "written";
    static final String WEIGHT = "weight";
    static final String SERIAL = "serial";
    static final String ROUND = "round";
    static final String STORED = "stored";

    /** Words as they stand, without case and accents. */
    static final String TITLE = "title";

    static final String BODY = "body";
    /** Beginnings of the words of titles. */
    static final String BEGINNING = "begin";

    static final String TITLE_FR = "title_fr";
    static final String TITLE_EN = "title_en";
    static final String BODY_FR = "body_fr";
    static final String BODY_EN = "body_en";

    /** Longest beginning of a word that is looked up as such. */
    static final int LONGEST_BEGINNING = 12;

    private Fields() {}

    /** The values that are filtered and counted. */
    static String facet(Facet facet) {
        return switch (facet) {
            case KIND -> "kind";
            case SPACE -> "space";
            case ORGANISATION -> "organisation";
            case COUNTRY -> "country";
            case TOPIC -> "topic";
            case LANGUAGE -> "language";
            case FILES -> "files";
            case AUTHOR -> AUTHOR;
            case YEAR -> "year";
        };
    }
}
