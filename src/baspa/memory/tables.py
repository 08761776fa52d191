"""The tables of a site's memory: one SQLite file, of which only this version of the program reads the meaning."""

FORMAT = 12
"""Raised whenever a table, or what a column means, changes; a file of any other format is not read."""

TABLES = """
CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE look (area TEXT, spot TEXT, digest TEXT NOT NULL, PRIMARY KEY (area, spot)) WITHOUT ROWID;
CREATE TABLE recent (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER, stamp TEXT) WITHOUT ROWID;
CREATE TABLE manuscript (
    source TEXT PRIMARY KEY, digest TEXT NOT NULL, facts TEXT NOT NULL, problems TEXT NOT NULL, body TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE TABLE body (digest TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE subject (
    source TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, url TEXT NOT NULL, at INTEGER NOT NULL,
    picture TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX subject_state ON subject (state, source) WHERE state <> 'shown';
CREATE TABLE picture (
    source TEXT PRIMARY KEY, digest TEXT NOT NULL, record TEXT NOT NULL, fault TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX picture_digest ON picture (digest);
CREATE INDEX picture_fault ON picture (source) WHERE fault <> '';
CREATE TABLE shelf (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,
    name TEXT NOT NULL, UNIQUE (kind, key));
CREATE TABLE stands (
    shelf INTEGER, at INTEGER, source TEXT, name TEXT NOT NULL, PRIMARY KEY (shelf, at, source)
) WITHOUT ROWID;
CREATE TABLE names (target TEXT, source TEXT, PRIMARY KEY (target, source)) WITHOUT ROWID;
CREATE TABLE moment (at INTEGER, source TEXT, PRIMARY KEY (at, source)) WITHOUT ROWID;
CREATE TABLE banner (source TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE early (source TEXT PRIMARY KEY, hold TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claim (
    path TEXT, family TEXT, kind TEXT, number INTEGER, subject TEXT NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (path, family, kind, number)
) WITHOUT ROWID;
CREATE INDEX claim_kind ON claim (kind, number) WHERE kind NOT IN ('article', 'copy', 'rendition', 'card', 'bundle');
CREATE INDEX claim_family ON claim (family);
CREATE INDEX claim_key ON claim (key);
CREATE TABLE clash (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE problem (source TEXT, stage TEXT, record TEXT NOT NULL);
CREATE INDEX problem_source ON problem (source, stage);
CREATE TABLE bundle (volume TEXT PRIMARY KEY, made_of TEXT NOT NULL, files TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE asked (page TEXT, question TEXT, count INTEGER, PRIMARY KEY (page, question, count)) WITHOUT ROWID;
CREATE TABLE reached (page TEXT, layout TEXT, digest TEXT NOT NULL, PRIMARY KEY (page, layout)) WITHOUT ROWID;
CREATE TABLE signature (source TEXT PRIMARY KEY, words BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE held (source TEXT PRIMARY KEY, made_of TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE secret (kind TEXT, text TEXT, source TEXT, PRIMARY KEY (kind, text, source)) WITHOUT ROWID;
CREATE INDEX secret_source ON secret (source);
CREATE TABLE said (kind TEXT, text TEXT, source TEXT, PRIMARY KEY (kind, text, source)) WITHOUT ROWID;
CREATE INDEX said_source ON said (source);
CREATE TABLE stale (path TEXT PRIMARY KEY, reason TEXT NOT NULL, cause TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE made (path TEXT PRIMARY KEY, reason TEXT NOT NULL, cause TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE gone (path TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID;
"""
"""What each is for, from left to right:

note: what does not belong to one source · look: digests of stamps by part of a tree · recent: digests of files
changed too shortly before a look · file: what was found on disk · manuscript, body: what came of a source's
bytes · subject: whether readers see it, and where · picture: what became of a picture · shelf, stands: the archive's
ordered lists · names: who names what · moment: when time alone changes a source's state · banner: whose breaking
news is on every page · early: what is shown though readers do not see it yet, and why they do not · claim: every
file of the edition, and who wants it · clash: paths more than one wants · problem: what is wrong, by source ·
bundle: what a volume was bound from for search, and the digests of its files · asked, reached: what pages of a kind
ask and which layouts make them · signature: which words a source may have · held, secret: what is held back, and what
of it must be found nowhere · said: which published source says such a thing itself · stale, gone: what the output
does not show yet · made: why a file was last changed, by which build.
"""
