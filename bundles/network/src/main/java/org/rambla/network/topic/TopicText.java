// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.topic;

import java.util.List;
import org.rambla.api.persistence.Sql;
import org.rambla.api.text.Localised;

/**
 * A topic that has an item of the register.
 *
 * @param topic its id
 * @param stamp a number made of its name when the register heard of it
 */
record TopicText(long content, String topic, long stamp) {
    /** All of them, some dozens at most; one statement. */
    static List<TopicText> all(Sql sql) {
        return sql.list(
                "select content, topic, stamp from network_topic_text",
                row -> new TopicText(row.number("content"), row.text("topic"), row.number("stamp")));
    }

    static long stamp(Localised name) {
        long stamp = 7;
        String json = name.toJson();
        for (int i = 0; i < json.length(); i++) {
            stamp = 31 * stamp + json.charAt(i);
        }
        return stamp;
    }
}
