// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.translation.exchange.Xliff.Block;
import org.rambla.translation.exchange.Xliff.Segment;
import org.rambla.translation.exchange.Xliff.State;
import org.rambla.translation.exchange.Xliff.Text;

class ExchangeFilesTest {
    private static final Xliff TEXTS = new Xliff(
            "fr",
            "en",
            List.of(
                    new Text(
                            "c12",
                            "Une \"page\" <b> & plus",
                            List.of(
                                    new Block(
                                            "title",
                                            List.of(new Segment(
                                                    "Éclairage &amp; nuit", "Lighting &amp; night", State.FINAL))),
                                    new Block(
                                            "b1",
                                            List.of(
                                                    new Segment(
                                                            "Voir <x id=\"1\"/> et <g id=\"2\">la <g id=\"3\">ville</g></g>.",
                                                            "See <x id=\"1\"/> and <g id=\"2\">the <g id=\"3\">city</g></g>.",
                                                            State.TRANSLATED),
                                                    new Segment("5 &lt; 12, <x id=\"1\"/>.", "", State.INITIAL))))),
                    new Text("c13", "Vide", List.of())));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void xliff_isReadAsItWasWritten() throws Exception {
        assertThat(Xliff.read(bytes(TEXTS.write()), 100)).isEqualTo(TEXTS);
    }

    @Test
    void tmx_isReadAsItWasWritten() throws Exception {
        List<Tmx.Unit> units = List.of(
                new Tmx.Unit(
                        "fr",
                        "en",
                        "Voir <x id=\"1\"/> &amp; <g id=\"2\">lire</g>.",
                        "See <x id=\"1\"/> &amp; <g id=\"2\">read</g>.",
                        "PERSON",
                        Instant.EPOCH),
                new Tmx.Unit("en", "es", "City", "Ciudad", "", Instant.EPOCH));
        StringWriter out = new StringWriter();
        try (Tmx tmx = new Tmx(out, "en")) {
            for (Tmx.Unit unit : units) {
                tmx.write(unit);
            }
        }
        assertThat(Tmx.read(bytes(out.toString()), 10)).isEqualTo(units);
    }

    /** A note on each unit does not count as nesting. */
    @Test
    void tmx_ofManyUnits_isReadAsItWasWritten() throws Exception {
        List<Tmx.Unit> units = IntStream.range(0, 500)
                .mapToObj(i -> new Tmx.Unit("fr", "en", "Ville " + i, "City " + i, "MACHINE", Instant.EPOCH))
                .toList();
        StringWriter out = new StringWriter();
        try (Tmx tmx = new Tmx(out, "en")) {
            for (Tmx.Unit unit : units) {
                tmx.write(unit);
            }
        }
        assertThat(Tmx.read(bytes(out.toString()), 1_000)).isEqualTo(units);
    }

    @Test
    void tmx_withAnElementInANote_isRefused() {
        String file = "<tmx><body><tu><prop type='x'>a<b/></prop></tu></body></tmx>";
        assertThatThrownBy(() -> Tmx.read(bytes(file), 10)).isInstanceOf(Unreadable.class);
    }

    @Test
    void tmx_ofOtherPrograms_isRead() throws Exception {
        String file = """
                <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
                <tmx version="1.4"><header srclang="en-US" segtype="sentence"/><body>
                <tu><tuv xml:lang="FR-fr"><seg>La <bpt i="1">{b}</bpt>ville<ept i="1">{/b}</ept>.</seg></tuv>
                <tuv xml:lang="EN-us"><seg>The <bpt i="1">{b}</bpt>city<ept i="1">{/b}</ept>.</seg></tuv>
                <tuv xml:lang="es"><seg>Ciudad</seg></tuv></tu></body></tmx>""";
        assertThat(Tmx.read(bytes(file), 10))
                .extracting(Tmx.Unit::from, Tmx.Unit::to, Tmx.Unit::target)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("en", "fr", "La <g id=\"1\">ville</g>."),
                        org.assertj.core.groups.Tuple.tuple("en", "es", "Ciudad"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a/>",
                "<tmx><body><tu><tuv><seg><ph x='z'/></seg></tuv></tu></body></tmx>",
                "<xliff version='1.2'><file/></xliff>",
                "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='fr'><unit id='1'/></xliff>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><tmx><body><tu><tuv xml:lang='fr'><seg>&x;</seg></tuv></tu></body></tmx>",
                "<!DOCTYPE a [<!ENTITY x 'y'>]><xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='fr' trgLang='en'><file id='f'><unit id='u'><segment><source>&x;</source></segment></unit></file></xliff>",
            })
    void files_thatAreHostileOrOthers_areRefused(String file) {
        assertThatThrownBy(() -> Tmx.read(bytes(file), 10)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Xliff.read(bytes(file), 10)).isInstanceOf(Unreadable.class);
    }
}
