// The newspaper of the benchmark in Eleventy. It has no similar news: Eleventy has none built in.
// What all pages share is made once, since Eleventy lets a site do so.
import { readFileSync } from "node:fs";

const PAGE_SIZE = 30;
const LATEST = 20;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const named = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const sections = named("sections.json");
const authors = named("authors.json");
const escape = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
const ALMATY = new Intl.DateTimeFormat("ru", {
  timeZone: "Asia/Almaty", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
});

function time(date) {
  return `<time datetime="${date.toISOString()}">${ALMATY.format(date)}</time>`;
}

function line({ url, date, data }) {
  const meta = `<span class="meta">${sections[data.category]} • ${time(date)}</span>`;
  return `<li><a href="${url}">${escape(data.title)}</a> ${meta}</li>\n`;
}

function numbered(folder, heading, articles) {
  const count = Math.ceil(articles.length / PAGE_SIZE);
  const address = (number) => (number === 1 ? folder : `${folder}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    heading,
    url: address(index + 1),
    articles: articles.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
    newer: index > 0 ? address(index) : "",
    older: index + 1 < count ? address(index + 2) : "",
  }));
}

function grouped(articles, keys) {
  const groups = new Map();
  for (const article of articles) {
    for (const key of keys(article)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(article);
    }
  }
  return groups;
}

export default function (eleventyConfig) {
  let newestFirst = [];
  let latest = "";
  const menu = Object.entries(sections).map(([slug, name]) => `<li><a href="/${slug}/">${name}</a></li>`).join("\n");

  eleventyConfig.addPassthroughCopy({ "content/media": "media" });
  eleventyConfig.addGlobalData("paper", { title: "Өлшеу газеті", address: "https://bench.example", sections, authors, menu });
  eleventyConfig.addFilter("time", time);
  eleventyConfig.addFilter("rfc822", (date) => date.toUTCString());
  eleventyConfig.addShortcode("latest", () => latest);

  eleventyConfig.addCollection("feed", (api) => {
    newestFirst = api.getFilteredByGlob("content/articles/**/*.md").sort((one, other) => other.date - one.date);
    latest = newestFirst.slice(0, LATEST).map(line).join("");
    return newestFirst.slice(0, LATEST);
  });
  eleventyConfig.addCollection("listings", (api) => {
    const articles = api.getFilteredByGlob("content/articles/**/*.md").sort((one, other) => other.date - one.date);
    const pages = numbered("/", "", articles);
    for (const [slug, found] of grouped(articles, ({ data }) => [data.category])) {
      pages.push(...numbered(`/${slug}/`, sections[slug], found));
    }
    for (const [slug, found] of grouped(articles, ({ data }) => data.authors)) {
      pages.push(...numbered(`/authors/${slug}/`, authors[slug], found));
    }
    return pages;
  });

  return { dir: { input: "content" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
}
