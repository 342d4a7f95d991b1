/**
 * How a person is reached and shown: contact, consents, the photograph, and the optional fields that an association
 * asks.
 */
package org.tremplin.people.contact;
