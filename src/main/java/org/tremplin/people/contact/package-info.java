/** How somebody is reached and shown: contact, consents, the photograph, and the fields an association asks about besides. */
package org.tremplin.people.contact;
