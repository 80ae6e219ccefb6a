window.CMS = {};
