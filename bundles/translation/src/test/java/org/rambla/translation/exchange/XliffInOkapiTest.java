// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.reader.Event;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.Test;
import org.rambla.translation.exchange.Xliff.Block;
import org.rambla.translation.exchange.Xliff.State;
import org.rambla.translation.exchange.Xliff.Text;

/** What we write opens in the parser of a program that translators use. */
class XliffInOkapiTest {
    @Test
    void texts_areValid_andReadAsTheyAreMeant() {
        Xliff written = new Xliff(
                "fr",
                "en",
                List.of(new Text(
                        "c12",
                        "Une page",
                        List.of(new Block(
                                "b1",
                                List.of(
                                        new Xliff.Segment(
                                                "Voir <x id=\"1\"/> et <g id=\"2\">la ville</g> &amp; plus.",
                                                "See <x id=\"1\"/> and <g id=\"2\">the city</g> &amp; more.",
                                                State.REVIEWED),
                                        new Xliff.Segment("<x id=\"1\"/> reste.", "", State.INITIAL)))))));
        List<String> read = new ArrayList<>();
        try (XLIFFReader reader = new XLIFFReader(XLIFFReader.VALIDATION_MAXIMAL)) {
            reader.open(written.write());
            while (reader.hasNext()) {
                Event event = reader.next();
                if (event.isUnit()) {
                    Unit unit = event.getUnit();
                    for (Segment segment : unit.getSegments()) {
                        read.add(segment.getState() + ": " + segment.getSource().getPlainText() + " > "
                                + (segment.hasTarget() ? segment.getTarget().getPlainText() : ""));
                    }
                }
            }
        }
        assertThat(read)
                .containsExactly(
                        "reviewed: Voir  et la ville & plus. > See  and the city & more.", "initial:  reste. > ");
    }
}
