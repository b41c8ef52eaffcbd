// SPDX-License-Identifier: Apache-2.0
package org.rambla.network;

import org.rambla.api.fixture.MessageFiles;

class MessagesTest extends MessageFiles {
    MessagesTest() {
        super("network", "changed|settings|json");
    }
}
