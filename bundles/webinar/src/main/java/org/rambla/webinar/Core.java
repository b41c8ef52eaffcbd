// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.meeting.BigBlueButton;

/**
 * What core offers.
 *
 * @param meetings the network's own meeting server
 * @param pdf null when the server makes none
 * @param clock that says what is coming and what is over
 */
record Core(
        Database database,
        ContentRegister register,
        Bodies bodies,
        Files files,
        Spaces spaces,
        Members members,
        Organisations organisations,
        Audit audit,
        Network network,
        Mailer mailer,
        Languages languages,
        BigBlueButton meetings,
        Pdf pdf,
        Readings readings,
        Clock clock) {}
