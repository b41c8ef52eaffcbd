// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import org.rambla.api.fixture.MessageFiles;

class MessagesTest extends MessageFiles {
    MessagesTest() {
        super("space", "visit|member|moderate|manage|featureSwitched|changed|partnerLeft|topics|people|mail|letter");
    }
}
