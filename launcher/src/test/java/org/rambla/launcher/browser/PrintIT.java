// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic on paper: A4 whatever the printer's habit, black on white even for who reads in the dark, with source and date. */
@ExtendWith(DemoServer.Shared.class)
class PrintIT {
    private static final Pattern BOX = Pattern.compile("/MediaBox\\s*\\[\\s*0 0 ([0-9.]+) ([0-9.]+)");
    private static final double WIDTH = 595.3;
    private static final double HEIGHT = 841.9;

    private final DemoServer demo;

    PrintIT(DemoServer demo) {
        this.demo = demo;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"fr, /print, imprimé le", "en, /print, printed on", "en, '', printed on"})
    void aTopicOnPaper_isA4WithSourceAndDate(String language, String end, String printed) {
        Look look = new Look(language, ColorScheme.DARK, Look.DESK);
        try (BrowserContext window = demo.chromium().window(Account.MEMBER, look);
                Page page = window.newPage()) {
            String path = demo.arrangements().fill("{topic}" + end);
            page.navigate(path);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Locator source = page.locator(".print-source");
            assertThat(source.isVisible()).isTrue();
            assertThat(source.innerText())
                    .contains("localhost:" + java.net.URI.create(page.url()).getPort() + path, printed)
                    // Of the reader's zone, which may be a year further on or behind on one night.
                    .containsAnyOf(year("Pacific/Kiritimati"), year("Etc/GMT+12"));
            assertThat(page.locator("nav:not(.crumbs) >> visible=true").count())
                    .as("navigation on paper")
                    .isZero();
            assertThat(page.locator("main form >> visible=true").count())
                    .as("forms on paper")
                    .isZero();
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isIn("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)");
            pages(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)));
        }
    }

    private static String year(String zone) {
        return Year.now(ZoneId.of(zone)).toString();
    }

    private static void pages(byte[] pdf) {
        Matcher boxes = BOX.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        int found = 0;
        while (boxes.find()) {
            found++;
            assertThat(Double.parseDouble(boxes.group(1))).isCloseTo(WIDTH, org.assertj.core.data.Offset.offset(1.0));
            assertThat(Double.parseDouble(boxes.group(2))).isCloseTo(HEIGHT, org.assertj.core.data.Offset.offset(1.0));
        }
        assertThat(found).isPositive();
    }
}
