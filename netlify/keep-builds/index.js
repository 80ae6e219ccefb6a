// Keeps what a build leaves for the next one (docs/configuration.md, “Hosting”), by Netlify's own utility for caches.
// Without it, or with a cache that is damaged or out of date, a build takes longer and gives the same bytes.
const folders = [".site-builder", "public"];

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(folders),
  onSuccess: ({ utils }) => utils.cache.save(folders),
};
