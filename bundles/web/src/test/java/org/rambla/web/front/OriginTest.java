// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Sec-Fetch-Site, Origin, Host, ours
                "same-origin, -, a.example, true",
                "none, -, a.example, true",
                "same-site, https://a.example, a.example, false",
                "cross-site, https://a.example, a.example, false",
                "nonsense, https://a.example, a.example, false",
                "-, -, a.example, true",
                "-, https://a.example, a.example, true",
                "-, https://A.EXAMPLE, a.example, true",
                "-, http://a.example:8080, a.example:8080, true",
                "-, http://a.example:8081, a.example:8080, false",
                "-, https://b.example, a.example, false",
                "-, https://a.example.evil.example, a.example, false",
                "-, https://a.example@evil.example, a.example, false",
                "-, null, a.example, false",
                "-, null, null, false",
                "-, '', a.example, false",
                "-, 'https://a b', a.example, false",
                "-, https://a.example, -, false",
                "-, https://network.example, 127.0.0.1:8080, true",
                "-, https://other.example, 127.0.0.1:8080, false"
            })
    void changeIsOurs_whenAPageOfOursAskedForIt(String site, String origin, String host, boolean ours) {
        String[] headers = new String[3];
        headers[0] = site == null ? "X: x" : "Sec-Fetch-Site: " + site;
        headers[1] = origin == null ? "X: x" : "Origin: " + origin;
        headers[2] = host == null ? "X: x" : "Host: " + host;
        assertThat(new Origin("https://network.example/").ours(Requests.from("192.0.2.1", headers)))
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"https://network.example/, network.example", "'', localhost:8080"})
    void readersAreTold_theAddressThatIsConfigured_neverOneThatARequestNames(String base, String told) {
        assertThat(new Origin(base).host(Requests.from("192.0.2.1", "Host: evil.example")))
                .isEqualTo(told);
    }
}
