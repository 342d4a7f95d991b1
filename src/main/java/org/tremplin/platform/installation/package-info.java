/** The installer's settings, the key that protected data are sealed with, and ending the server with its launcher. */
package org.tremplin.platform.installation;
