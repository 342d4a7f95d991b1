/** The installer's settings, the connections to the database that they name, the key that protected data are sealed with, and ending the server with its launcher. */
package org.tremplin.platform.installation;
